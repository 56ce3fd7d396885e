using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Gateway.Identity.Office;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class CredentialMutations(IMemberOffice office) : IMutationFields
{
    public void AddTo(MutationType mutation) => mutation.Field<RequestCredentialResultType>("requestCredential")
        .Description("Gives a member a credential for one host centre, bound to the key of one phone and good for a day.")
        .Argument<NonNullGraphType<RequestCredentialInputType>>("input", "For which centre and phone.")
        .ResolveAsync(async context =>
        {
            var input = context.GetArgument<RequestCredentialInput>("input");
            string account = context.Directory().Caller.Subject ?? throw new InvalidOperationException("A caller without a subject passed as a member.");
            NetworkId? home = input.Network is { } network ? GlobalId.ReadNetwork(network) : null;
            var issued = Uri.IsWellFormedUriString(input.Centre, UriKind.Absolute)
                ? office.IssueForeignCredentialAsync(account, home, input.Centre, input.Key, context.CancellationToken)
                : office.IssueCredentialAsync(account, home, GlobalId.ReadCentre(input.Centre), input.Key, context.CancellationToken);
            return await issued switch
            {
                { Credential: { } credential, Expires: { } expires } => new CredentialIssued(credential, expires),
                { Refusal: { } refusal } => new Refused(refusal.Code, refusal.Message),
                _ => throw new InvalidOperationException("A credential was neither issued nor refused."),
            };
        });
}
