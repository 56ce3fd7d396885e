using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Office;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

/// <summary>What a network's manager does to its members' sign-in.</summary>
internal sealed class MemberMutations(IMemberOffice office, SyncArchive archive) : IMutationFields
{
    private const string Subject = "What the network's provider calls the member, the claim sub; or the key of a NetworkMember.";

    public void AddTo(MutationType mutation)
    {
        mutation.Field<ConnectProviderResultType>("connectProvider")
            .Description("Tries the OpenID Connect provider of a network and takes it, in the place of the former one: discovery, PKCE, keys, and that it knows the client. Nothing is kept of one that is refused.")
            .Argument<NonNullGraphType<ConnectProviderInputType>>("input", "The provider.")
            .WhenAbsent(context => NotFound.Network(GlobalId.ReadNetwork(context.GetArgument<ConnectProviderInput>("input").Network)))
            .ResolveAsync(async context =>
            {
                var input = context.GetArgument<ConnectProviderInput>("input");
                var network = GlobalId.ReadNetwork(input.Network);
                return await IsKnownAsync(network, context) ? Told(await office.ConnectProviderAsync(input.ToTerms(network), context.CancellationToken), address => new ProviderConnected(Given(address))) : NotFound.Network(network);
            });
        Add<OfflinePolicyResultType>("setOfflinePolicy", "Says whether the network wants to be asked before one of its members is admitted somewhere. It counts for credentials that are issued from then on; those that are out last a day.", SetOfflinePolicyAsync)
            .Argument<NonNullGraphType<OfflinePolicyType>>("policy", "What it wants.");
        Add<MemberResultType>("blockMember", "Gives a member of the network no more credentials, and takes those back that are out: a door that asks refuses them from the next pass on.", (network, context) => SetBlockedAsync(network, context, blocked: true))
            .Argument<NonNullGraphType<StringGraphType>>("subject", Subject);
        Add<MemberResultType>("unblockMember", "Gives a member of the network credentials again.", (network, context) => SetBlockedAsync(network, context, blocked: false))
            .Argument<NonNullGraphType<StringGraphType>>("subject", Subject);
        Add<MemberRemovalResultType>("removeMember", "Ends the membership of somebody whom the network invited, and takes back the credentials that are out. Who comes by the network's provider is blocked instead.", RemoveAsync)
            .Argument<NonNullGraphType<StringGraphType>>("member", "The key of a NetworkMember.");
        Add<InviteResultType>("inviteAccount", "Makes a link by which somebody gets a role of the network: with a new account of this directory, or with the one that they are signed in with. It is good once, for seven days; send it to nobody else.", InviteAsync)
            .Argument<NonNullGraphType<NetworkRoleType>>("role", "What the person may do.")
            .Argument<NonNullGraphType<StringGraphType>>("email", "The person's address.");
        Add<InviteResultType>("inviteMember", "Makes a link by which somebody becomes a member of a network that has no provider of its own, with an account of this directory. Inviting again renews tier and end. It is good once, for seven days.", InviteMemberAsync)
            .Argument<NonNullGraphType<StringGraphType>>("email", "The person's address.")
            .Argument<StringGraphType>("tier", "What the member pays for: 1 to 32 of a-z, 0-9, -, _ and .")
            .Argument<DateTimeScalar>("ends", "When the membership ends; left out for open.");

        FieldBuilder<object?, object> Add<TResult>(string name, string description, Func<NetworkId, IResolveFieldContext, Task<object>> command)
            where TResult : UnionGraphType =>
            mutation.OfNetwork<TResult>(name, description).ResolveAsync(async context => await IsKnownAsync(context.NetworkAsked(), context) ? await command(context.NetworkAsked(), context) : NotFound.Network(context.NetworkAsked()));
    }

    private async Task<object> SetBlockedAsync(NetworkId network, IResolveFieldContext context, bool blocked) =>
        Told(await office.SetBlockedAsync(network, context.GetArgument<string>("subject"), blocked, context.Subject(), context.CancellationToken), _ => new MemberSet(blocked));

    private async Task<object> RemoveAsync(NetworkId network, IResolveFieldContext context)
    {
        string member = context.GetArgument<string>("member");
        return Told(await office.RemoveMemberAsync(network, member, context.CancellationToken), _ => new MemberRemoved(member));
    }

    private async Task<object> SetOfflinePolicyAsync(NetworkId network, IResolveFieldContext context)
    {
        var policy = context.GetArgument<OfflinePolicy>("policy");
        return Told(await office.SetOfflinePolicyAsync(network, policy, context.CancellationToken), _ => new OfflinePolicySet(policy));
    }

    private async Task<object> InviteAsync(NetworkId network, IResolveFieldContext context) =>
        Told(await office.InviteAsync(network, context.GetArgument<Role>("role"), context.GetArgument<string>("email"), context.Subject(), context.CancellationToken), address => new Invited(Given(address)));

    private async Task<object> InviteMemberAsync(NetworkId network, IResolveFieldContext context) => Told(
        await office.InviteMemberAsync(network, context.GetArgument<string>("email"), context.GetArgument<string?>("tier"), context.GetArgument<DateTimeOffset?>("ends"), context.Subject(), context.CancellationToken),
        address => new Invited(Given(address)));

    private static object Told(OfficeAnswer answer, Func<string?, object> done) => answer is { Code: { } code, Message: { } message } ? new Refused(code, message) : done(answer.Address);

    private static string Given(string? address) => address ?? throw new InvalidOperationException("What was done gave no address.");

    private async Task<bool> IsKnownAsync(NetworkId network, IResolveFieldContext context) => (await archive.NetworksAsync(context.CancellationToken)).Any(known => known.Id == network);
}
