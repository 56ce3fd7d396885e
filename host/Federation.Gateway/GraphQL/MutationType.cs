using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

internal sealed class MutationType : ObjectGraphType
{
    public MutationType(IEnumerable<IMutationFields> features)
    {
        Name = "Mutation";
        Description = "What can be done; each says for whom it is. Each answers a union: what was done, or a Refusal of a type of its own. Null stands only beside an error.";
        foreach (var feature in features) feature.AddTo(this);
    }
}
