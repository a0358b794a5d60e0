export default { render: drawChart };
