using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class RequestCredentialInputType : InputObjectGraphType<RequestCredentialInput>
{
    public RequestCredentialInputType()
    {
        Name = "RequestCredentialInput";
        Description = "For which centre and which phone a member asks for a credential.";
        Field<NonNullGraphType<IdGraphType>>("centre").Description("The host centre's key or global id; for a centre of another directory its entity id, an address.");
        Field<NonNullGraphType<StringGraphType>>("key").Description("The phone's public key: a JWK of an EC key on P-256, as JSON.");
        Field<IdGraphType>("network").Description("The key of the home network; needed only by who belongs to several.");
    }
}
