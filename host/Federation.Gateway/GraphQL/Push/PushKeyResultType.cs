using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Push;

internal sealed class PushKeyResultType : ResultType<PushKeySetType>
{
    public PushKeyResultType()
        : base("PushKeyResult", "What became of a secret that was to be made.") => Or<NotFoundType>();
}

internal sealed class PushKeySetType : ObjectGraphType<PushKeySet>
{
    public PushKeySetType()
    {
        Name = "PushKeySet";
        Description = "A network has another secret to sign its pushes with.";
        Field<NetworkType>("network").Description("The network.").Resolve(context => context.Directory().Networks.Load(context.Source.Network));
        Field<NonNullGraphType<StringGraphType>>("secret").Description("The word whsec_ and base64, for any library of Standard Webhooks. It is told this once.").Resolve(context => context.Source.Secret);
        Field<DateTimeScalar>("oldUntil").Description("Until when the one before it counts too; null where there is none.").Resolve(context => context.Source.OldUntil);
    }
}
