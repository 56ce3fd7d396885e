using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>Hello, then loaded.</summary>
internal sealed class LoadExchange(AdapterCapabilities expected) : Exchange<AdapterCapabilities>
{
    private bool _greeted;

    protected override AdapterCapabilities Result => expected;

    public override bool Accept(Frame frame)
    {
        if (!_greeted && frame.Type == FrameType.Hello)
        {
            int version = WireJson.Read(frame.Payload, WireJson.Default.HelloMessage).Protocol;
            if (version != ProtocolVersion.Current) throw new ProtocolException($"The worker speaks version {version}, this host {ProtocolVersion.Current}: the executable was replaced while the host ran.");
            _greeted = true;
            return false;
        }

        if (!_greeted || frame.Type != FrameType.Loaded) throw Unexpected(frame);
        var capabilities = WireJson.Read(frame.Payload, WireJson.Default.LoadedMessage).Capabilities;
        return capabilities == expected ? true : throw new ProtocolException("The worker names other capabilities than the manifest.");
    }
}
