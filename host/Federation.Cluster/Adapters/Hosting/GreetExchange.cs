using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Protocol;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>The worker's first words: who it is, and which walls it found around it.</summary>
internal sealed class GreetExchange : Exchange<CageWalls>
{
    private CageWalls _walls;

    protected override CageWalls Result => _walls;

    public override bool Accept(Frame frame)
    {
        if (frame.Type != FrameType.Hello) throw Unexpected(frame);
        var hello = WireJson.Read(frame.Payload, WireJson.Default.HelloMessage);
        if (hello.Protocol != ProtocolVersion.Current) throw new ProtocolException($"The worker speaks version {hello.Protocol}, this host {ProtocolVersion.Current}: the executable was replaced while the host ran.");
        _walls = hello.Walls;
        return true;
    }
}
