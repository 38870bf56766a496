import { Component, type ComponentChildren } from "preact";
import { Failure } from "../components/failure.tsx";

/** What a page throws while it is drawn ends that page, not the whole. */
export class Boundary extends Component<{ children: ComponentChildren }, { error: unknown }> {
  override state = { error: null as unknown };

  static override getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div class="page">
        <Failure error={error} onRetry={() => this.setState({ error: null })} />
      </div>
    );
  }
}
