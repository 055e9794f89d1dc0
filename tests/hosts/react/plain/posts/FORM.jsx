export default () => (
  <>
    <p>Before the card.</p>
    $snippet
    <p>After the card.</p>
    <p><a href="#other">Go to other</a></p>
  </>
);
