using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>The answer to the start message: the adapter is loaded, and can do what its manifest says.</summary>
internal sealed class LoadExchange(AdapterCapabilities expected) : Exchange<AdapterCapabilities>
{
    protected override AdapterCapabilities Result => expected;

    public override bool Accept(Frame frame)
    {
        if (frame.Type != FrameType.Loaded) throw Unexpected(frame);
        var capabilities = WireJson.Read(frame.Payload, WireJson.Default.LoadedMessage).Capabilities;
        return capabilities == expected ? true : throw new ProtocolException("The worker names other capabilities than the manifest.");
    }
}
