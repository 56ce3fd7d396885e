using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>As many map results as were asked for, in order, in any number of frames.</summary>
internal sealed class MapExchange(int count, SecretBlackout blackout) : Exchange<IReadOnlyList<MapResult>>
{
    private readonly List<MapResult> _results = new(count);

    protected override IReadOnlyList<MapResult> Result => _results;

    public override bool Accept(Frame frame)
    {
        if (frame.Type != FrameType.MapResults) throw Unexpected(frame);
        foreach (var result in WireJson.ReadMapResults(frame.Payload))
        {
            if (_results.Count == count) throw new ProtocolException($"More than the {count} results that were asked for.");
            _results.Add(Covered(result));
        }

        return _results.Count == count;
    }

    private MapResult Covered(MapResult result)
    {
        if (result.Issues.Count == 0) return result;
        var issues = blackout.Cover(result.Issues);
        return result switch
        {
            MapResult.Mapped mapped => MapResult.Map(mapped.Draft, issues),
            MapResult.Rejected { Draft: { } draft } => MapResult.Reject(draft, issues),
            _ => MapResult.Reject(issues),
        };
    }
}
