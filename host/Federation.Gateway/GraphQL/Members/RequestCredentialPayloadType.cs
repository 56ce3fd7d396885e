using Federation.Cluster.Members.Passes;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class RequestCredentialPayloadType : ObjectGraphType<CredentialOutcome>
{
    public RequestCredentialPayloadType()
    {
        Name = "RequestCredentialPayload";
        Description = "A member's credential for one centre, or why there is none.";
        Field<StringGraphType>("credential").Description("A JWT of type centre-credential+jwt, for the phone to put into its passes. Null where it was refused.").Resolve(context => context.Source.Credential);
        Field<DateTimeScalar>("expires").Description("From this moment on it counts no more; null with \"credential\".").Resolve(context => context.Source.Expires);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PassRefusalType>>>>("errors").Description("Why there is none; empty where there is one.").Resolve(context => context.Source.Refusal is { } refusal ? new[] { refusal } : []);
    }
}
