using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Writing.Fragments;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>Of the points of a map, which are many and small: what was written of one is kept as with centres, for each level apart.</summary>
/// <param name="point">Writes a point that is not kept.</param>
internal sealed class PointsWriter(ValueWriter point) : ValueWriter(point.Shape)
{
    private const int Levels = 4;

    protected override void WriteValue(AnswerWriting to, object value)
    {
        var shelves = new Shelves[Levels];
        for (int level = 0; level < Levels; level++) shelves[level] = to.Open($"point {level} {Shape}");
        to.Json.WriteStartArray();
        foreach (var one in (IReadOnlyList<CentrePoint>)value)
        {
            var kept = shelves[one.Level].Find(one.Place, to.Now);
            if (kept is null) shelves[one.Level].Keep(one.Place, kept = Write(to, one));
            to.Values++;
            to.Write(kept);
        }

        to.Json.WriteEndArray();
    }

    private Fragment Write(AnswerWriting to, CentrePoint one)
    {
        var own = to.Inner();
        point.Write(own, one);
        return new Fragment(own.Take().ToArray(), own.Values, DateTimeOffset.MaxValue);
    }
}
