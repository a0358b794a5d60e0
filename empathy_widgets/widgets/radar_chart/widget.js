import { drawChart } from "../shared/plot.js";

export default { render: drawChart };
