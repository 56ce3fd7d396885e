using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

internal sealed class MutationType : ObjectGraphType
{
    public MutationType(IEnumerable<IMutationFields> features)
    {
        Name = "Mutation";
        Description = "What can be done; each says for whom it is. What is expected to go wrong is answered as data, in the payload's errors.";
        foreach (var feature in features) feature.AddTo(this);
    }
}
