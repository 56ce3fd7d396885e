using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Office;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

/// <summary>What a network's manager does to its members' sign-in.</summary>
internal sealed class MemberMutations(IMemberOffice office) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        mutation.Field<OfficePayloadType>("connectProvider")
            .Description("Tries the OpenID Connect provider of a network and takes it, in the place of the former one: discovery, PKCE, keys, and that it knows the client. Nothing is kept of one that is refused.")
            .Argument<NonNullGraphType<ConnectProviderInputType>>("input", "The provider.")
            .ResolveAsync(async context =>
            {
                var input = context.GetArgument<ConnectProviderInput>("input");
                _ = Network(input.Network);
                return await office.ConnectProviderAsync(input.ToTerms(), context.CancellationToken);
            });
        AddBlock("blockMember", "Gives a member of the network no more credentials. Those that are out count until they are over, a day at most.", blocked: true);
        AddBlock("unblockMember", "Gives a member of the network credentials again.", blocked: false);
        OfNetwork("inviteAccount", "Makes an account of this directory for somebody who works for the network. An account with that address gets the role, and stays its owner's.")
            .Argument<NonNullGraphType<NetworkRoleType>>("role", "What the person may do.")
            .Argument<NonNullGraphType<StringGraphType>>("email", "The person's address.")
            .ResolveAsync(async context => await office.InviteAsync(
                Network(context.GetArgument<string>("network")), context.GetArgument<Role>("role"), context.GetArgument<string>("email"), context.Directory().Caller.Subject ?? throw new InvalidOperationException("Nobody invites."), context.CancellationToken));

        void AddBlock(string name, string description, bool blocked) => OfNetwork(name, description)
            .Argument<NonNullGraphType<StringGraphType>>("subject", "What the network's provider calls the member: the claim sub.")
            .ResolveAsync(async context => await office.SetBlockedAsync(Network(context.GetArgument<string>("network")), context.GetArgument<string>("subject"), blocked, context.CancellationToken));

        FieldBuilder<object?, object?> OfNetwork(string name, string description) =>
            mutation.Field<OfficePayloadType>(name).Description(description).Argument<NonNullGraphType<IdGraphType>>("network", "The key of the network.")!;
    }

    private static NetworkId Network(string key) => NetworkId.TryParse(key, out var network) ? network : throw CodedError.BadInput("\"network\" is no key of a network.");
}
