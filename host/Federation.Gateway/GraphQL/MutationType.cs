using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

internal sealed class MutationType : ObjectGraphType
{
    public MutationType(IEnumerable<IMutationFields> features)
    {
        Name = "Mutation";
        Description = "What can be done, by operators only. What is expected to go wrong is answered as data, in the payload's errors.";
        foreach (var feature in features) feature.AddTo(this);
    }
}
