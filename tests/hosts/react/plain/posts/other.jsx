export default () => <p>Another post.</p>;
