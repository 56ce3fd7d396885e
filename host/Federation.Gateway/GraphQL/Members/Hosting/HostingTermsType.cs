using Federation.Cluster.Members.Hosting;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members.Hosting;

internal sealed class HostingTermsType : ObjectGraphType<HostingView>
{
    public HostingTermsType()
    {
        Name = "HostingTerms";
        Description = "Whose members a network's centres host at all, before the rules of each centre, and how many visits it wants of it.";
        Field<NonNullGraphType<IntGraphType>>("version").Description("What setHostingTerms names as madeOn; 0 where the terms were never set: then centres decide by their rules alone, and nothing is agreed to.").Resolve(context => context.Source.Version);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<HostingTermType>>>>("networks").Description("In order of key, what is said of every other network first.").Resolve(context => context.Source.Terms is { } terms ? terms.Networks.AsEnumerable() : []);
        Field<IntGraphType>("awayPerMonth").Description("How many visits a month it pays for, of all its members at centres of other networks; null for any number.").Resolve(context => context.Source.Terms?.AwayPerMonth);
    }
}
