/** How a figure is made. */
export const Formula = ({ children }: { children: string }) => (
  <p>
    <code class="formula">{children}</code>
  </p>
);
