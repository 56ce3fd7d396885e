using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Identity.Office;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class CredentialMutations(IMemberOffice office) : IMutationFields
{
    public void AddTo(MutationType mutation) => mutation.Field<NonNullGraphType<RequestCredentialPayloadType>>("requestCredential")
        .Description("Gives a member a credential for one host centre, bound to the key of one phone and good for a day.")
        .Argument<NonNullGraphType<RequestCredentialInputType>>("input", "For which centre and phone.")
        .ResolveAsync(async context =>
        {
            var input = context.GetArgument<RequestCredentialInput>("input");
            string account = context.Directory().Caller.Subject ?? throw new InvalidOperationException("A caller without a subject passed as a member.");
            return await office.IssueCredentialAsync(account, Network(input), GlobalId.ReadCentre(input.Centre), input.Key, context.CancellationToken);
        });

    private static NetworkId? Network(RequestCredentialInput input)
    {
        if (input.Network is null) return null;
        return NetworkId.TryParse(input.Network, out var network) ? network : throw CodedError.BadInput("\"network\" is no key of a network.");
    }
}
