using Federation.Registry.Criteria;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed record LabelFilterInput
{
    public int? Level { get; init; }

    public Axis? Axis { get; init; }
}
