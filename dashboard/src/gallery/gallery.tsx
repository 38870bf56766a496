import { Actions } from "./actions.tsx";
import { Charts } from "./charts.tsx";
import { Figures } from "./figures.tsx";
import { Inputs } from "./inputs.tsx";
import { States } from "./states.tsx";
import { Tables } from "./tables.tsx";
import { Tokens } from "./tokens.tsx";
import "./gallery.css";

export const Gallery = () => (
  <>
    <Tokens />
    <Figures />
    <Actions />
    <Inputs />
    <States />
    <Tables />
    <Charts />
  </>
);
