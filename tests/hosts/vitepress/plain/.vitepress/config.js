export default { title: "Blog", ignoreDeadLinks: true };
