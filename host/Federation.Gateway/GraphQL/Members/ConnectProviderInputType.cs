using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class ConnectProviderInputType : InputObjectGraphType<ConnectProviderInput>
{
    public ConnectProviderInputType()
    {
        Name = "ConnectProviderInput";
        Description = "The OpenID Connect provider through which the members of a network sign in.";
        Field<NonNullGraphType<IdGraphType>>("network").Description("The key of the network.");
        Field<NonNullGraphType<StringGraphType>>("issuer").Description("The issuer, or its discovery document: https.");
        Field<NonNullGraphType<StringGraphType>>("clientId").Description("The id under which the provider knows this directory.");
        Field<StringGraphType>("clientSecret").Description("The client's secret; left out for a client without. It is kept protected, and told to nobody.");
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("scopes").Description("Scopes to ask for beside openid; ask for no more than the claims below need.");
        Field<IntGraphType>("labelLevel").Description("The lowest level of the label, 1 to 3, that the network asks of a centre that hosts its members.");
        Field<StringGraphType>("tierClaim").Description("The claim that holds what a member pays for, in 1 to 32 of a-z, 0-9, -, _ and .");
        Field<StringGraphType>("endsClaim").Description("The claim that says when the membership ends: seconds since 1970, or a date.");
        Field<StringGraphType>("activeClaim").Description("The claim that is true, or absent, for a member in good standing.");
    }
}
