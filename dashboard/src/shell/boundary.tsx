import { Component, type ComponentChildren } from "preact";
import { Failure } from "../components/failure.tsx";

interface BoundaryProps {
  /** Another address is another try. */
  readonly url: string;
  readonly children: ComponentChildren;
}

/** What a page throws while it is drawn ends that page, not the whole. */
export class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state = { error: null as unknown };

  static override getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override componentDidUpdate({ url }: BoundaryProps): void {
    if (url !== this.props.url && this.state.error !== null) this.setState({ error: null });
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
