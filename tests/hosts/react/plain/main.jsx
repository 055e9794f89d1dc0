import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { Home } from "./home.jsx";

const posts = import.meta.glob("./posts/*.jsx", { eager: true });

function Blog() {
  const [name, setName] = useState(location.hash.slice(1));
  useEffect(() => {
    const turn = () => setName(location.hash.slice(1));
    addEventListener("hashchange", turn);
    return () => removeEventListener("hashchange", turn);
  }, []);
  const Post = posts[`./posts/${name}.jsx`]?.default ?? Home;
  return (
    <main>
      <h1>{name || "home"}</h1>
      <Post />
    </main>
  );
}

createRoot(document.getElementById("root")).render(<Blog />);
