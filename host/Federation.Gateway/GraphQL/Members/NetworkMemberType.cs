using Federation.Gateway.Identity.Providers;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class NetworkMemberType : ObjectGraphType<RosterEntry>
{
    public NetworkMemberType()
    {
        Name = "NetworkMember";
        Description = "Somebody whose home network it is, as its managers see them: without a name, and under a key that no other network has.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("Names the member to blockMember, unblockMember and removeMember.").Resolve(context => context.Source.Key);
        Field<StringGraphType>("mailbox").Description("Of an account of this directory the first letter of its address and the domain, to tell members apart; null for one that the network's provider vouches for: the directory has none of it.").Resolve(context => context.Source.Mailbox);
        Field<StringGraphType>("tier").Description("What the member pays for, in the network's word; null for none.").Resolve(context => context.Source.Tier);
        Field<DateTimeScalar>("ends").Description("When the membership ends; null for open.").Resolve(context => context.Source.Ends is { } ends ? new DateTimeOffset(ends, TimeSpan.Zero) : (DateTimeOffset?)null);
        Field<NonNullGraphType<DateTimeScalar>>("confirmedAt").Description("When the network last said so: by an invitation that was taken up, or at the last sign-in by its provider.").Resolve(context => new DateTimeOffset(context.Source.ConfirmedAt, TimeSpan.Zero));
        Field<NonNullGraphType<BooleanGraphType>>("isBlocked").Description("Whether a manager of the network blocked the member.").Resolve(context => context.Source.IsBlocked);
        Field<NonNullGraphType<BooleanGraphType>>("isRefused").Description("Whether the network's provider said at the last sign-in that the member is not in good standing.").Resolve(context => context.Source.IsRefused);
    }
}
