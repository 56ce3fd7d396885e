using Federation.Cluster.Members.Admissions;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class AdmissionRulesType : ObjectGraphType<AdmissionRules>
{
    public AdmissionRulesType()
    {
        Name = "AdmissionRules";
        Description = "Which members of other networks a centre admits, and when.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AdmittedMembersType>>>>("admits").Description("Whom, in order of network and tier. Where several fit a member, the most generous counts.").Resolve(context => context.Source.Admits);
        Field<NonNullGraphType<IntGraphType>>("offlineAdmissions").Description("How many visitors the door may admit while it has no network, before it has told of them.").Resolve(context => context.Source.OfflineAdmissions ?? AdmissionRules.UsualOffline);
        Field<StringGraphType>("hours").Description("When, on the centre's own clock, in the grammar of OpenStreetMap; null for at any time.").Resolve(context => context.Source.Hours);
    }
}
