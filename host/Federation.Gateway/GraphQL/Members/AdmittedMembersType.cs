using Federation.Cluster.Members.Admissions;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class AdmittedMembersType : ObjectGraphType<AdmittedMembers>
{
    public AdmittedMembersType()
    {
        Name = "AdmittedMembers";
        Description = "Members whom a centre admits.";
        Field<NonNullGraphType<StringGraphType>>("networkKey").Description("The key of their network.").Resolve(context => context.Source.Network.Value);
        Field<NetworkType>("network").Description("Their network; null where the directory does not have it.").Resolve(context => context.Directory().Networks.Load(context.Source.Network));
        Field<StringGraphType>("tier").Description("What they paid for, in their network's word; null for every tier.").Resolve(context => context.Source.Tier?.Value);
        Field<IntGraphType>("daysPerMonth").Description("On how many days of a calendar month each of them may come; null for any number.").Resolve(context => context.Source.DaysPerMonth);
    }
}
