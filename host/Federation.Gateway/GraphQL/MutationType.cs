using Federation.Cluster.Index;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL;

internal sealed class MutationType : ObjectGraphType
{
    public MutationType(IEnumerable<IMutationFields> features, OwnWrites writes)
    {
        Name = "Mutation";
        Description = "What can be done; each says for whom it is. Each answers a union: what was done, or a Refusal of a type of its own. Null stands only beside an error.";
        foreach (var feature in features) feature.AddTo(this);
        foreach (var field in Fields) field.Resolver = new Seen(field.Resolver ?? NameFieldResolver.Instance, writes);
    }

    /// <summary>Answers when whoever asks this host next finds what was done.</summary>
    private sealed class Seen(IFieldResolver resolver, OwnWrites writes) : IFieldResolver
    {
        public async ValueTask<object?> ResolveAsync(IResolveFieldContext context)
        {
            object? done = await resolver.ResolveAsync(context);
            await writes.SeenAsync(context.CancellationToken);
            return done;
        }
    }
}
