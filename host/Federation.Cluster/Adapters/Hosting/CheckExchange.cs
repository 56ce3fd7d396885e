using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

internal sealed class CheckExchange : Exchange<CheckResult>
{
    private CheckResult? _result;

    protected override CheckResult Result => _result!; // Set before Accept returns true.

    public override bool Accept(Frame frame)
    {
        if (frame.Type != FrameType.Checked) throw Unexpected(frame);
        _result = WireJson.ReadCheckResult(frame.Payload);
        return true;
    }
}
