using Federation.Cluster.Members.Admissions;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class AdmissionRulesInputType : InputObjectGraphType<AdmissionRulesInput>
{
    public AdmissionRulesInputType()
    {
        Name = "AdmissionRulesInput";
        Description = "Whom a centre is to admit. It takes the place of what was said before.";
        Field<NonNullGraphType<IdGraphType>>("centre").Description("The centre's key or global id.");
        Field<NonNullGraphType<IntGraphType>>("madeOn").Description("The version of the rules that was looked at; 0 where they were never set. Where they were set since, nothing is done.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AdmittedMembersInputType>>>>("admits").Description("Whom; empty for nobody.");
        Field<IntGraphType>("offlineAdmissions").Description($"How many visitors the door may admit while it has no network, before it has told of them, 0 to 200; {AdmissionRules.UsualOffline} where absent.");
        Field<StringGraphType>("hours").Description("When, on the centre's own clock, for example \"Mo-Fr 09:00-18:00\"; at any time where absent.");
    }
}

internal sealed class AdmittedMembersInputType : InputObjectGraphType<AdmittedMembersInput>
{
    public AdmittedMembersInputType()
    {
        Name = "AdmittedMembersInput";
        Description = "Members whom a centre is to admit.";
        Field<NonNullGraphType<IdGraphType>>("network").Description("The key or global id of their network.");
        Field<StringGraphType>("tier").Description("What they paid for, in their network's word; every tier where absent.");
        Field<IntGraphType>("daysPerMonth").Description("On how many days of a calendar month each of them may come, 1 to 31; any number where absent.");
    }
}
