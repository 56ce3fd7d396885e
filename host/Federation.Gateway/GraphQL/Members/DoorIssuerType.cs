using Federation.Gateway.Identity.Passes;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorIssuerType : ObjectGraphType<DoorIssuer>
{
    public DoorIssuerType()
    {
        Name = "DoorIssuer";
        Description = "Whoever issues credentials that a door takes.";
        Field<NonNullGraphType<StringGraphType>>("issuer").Description("The \"iss\" of its credentials, compared exactly.").Resolve(context => context.Source.Issuer);
        Field<NonNullGraphType<StringGraphType>>("keys").Description("Its public keys, a JSON Web Key Set.").Resolve(context => context.Source.Keys);
        Field<NonNullGraphType<StringGraphType>>("statusList").Description("The \"status_list.uri\" of its credentials, compared exactly.").Resolve(context => context.Source.StatusList);
        Field<NonNullGraphType<StringGraphType>>("states").Description("What became of its credentials: a signed Token Status List.").Resolve(context => context.Source.States);
        Field<NonNullGraphType<DateTimeScalar>>("until").Description("From this moment on that list says nothing any more.").Resolve(context => context.Source.Until);
        Field<StringGraphType>("network").Description("The one network whose members its credentials are for, by its key; null where each credential says so itself.").Resolve(context => context.Source.Network);
    }
}
