using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Federating;

/// <param name="Entity">Null where the question named a network.</param>
/// <param name="IsDenied">Whether it is removed from the federation now.</param>
internal sealed record EntitySet(string? Entity, bool IsDenied);

internal sealed class EntityResultType : ResultType<EntitySetType>
{
    public EntityResultType()
        : base("EntityResult", "What became of something that was to happen to an entity of the federation.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class EntitySetType : ObjectGraphType<EntitySet>
{
    public EntitySetType()
    {
        Name = "EntitySet";
        Description = "It happened.";
        Field<StringGraphType>("entity").Description("The entity id; null where a network was named.").Resolve(context => context.Source.Entity);
        Field<NonNullGraphType<BooleanGraphType>>("isDenied").Description("Whether the entity is removed from the federation now.").Resolve(context => context.Source.IsDenied);
    }
}
