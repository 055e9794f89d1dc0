export default {
  title: "Blog",
  ignoreDeadLinks: true,
  head: [["script", { src: "$siteembed.js", async: "" }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("stagemark-") } } },
};
