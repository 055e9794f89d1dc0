export default {
  title: "Blog",
  url: "https://example.org",
  baseUrl: "/",
  onBrokenLinks: "ignore",
  onBrokenMarkdownLinks: "ignore",
  presets: [["classic", { docs: false, blog: { showReadingTime: false, onUntruncatedBlogPosts: "ignore" } }]],
};
