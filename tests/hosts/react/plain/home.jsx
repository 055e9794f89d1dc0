export const Home = () => (
  <ul>
    <li><a href="#$each">Go to $each</a></li>
  </ul>
);
