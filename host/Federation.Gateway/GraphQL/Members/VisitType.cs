using System.Globalization;
using Federation.Cluster.Members.Visits;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class VisitType : ObjectGraphType<Visit>
{
    public VisitType()
    {
        Name = "Visit";
        Description = "An admission that happened.";
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When.").Resolve(context => context.Source.At);
        Field<NonNullGraphType<StringGraphType>>("day").Description("The day on the centre's calendar, 2026-11-30. Several visits of one day count as one.").Resolve(context => context.Source.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Field<NonNullGraphType<StringGraphType>>("visitor").Description("The visitor's pseudonym at this centre; at another the same person has another.").Resolve(context => context.Source.Visitor.Value);
        Field<NonNullGraphType<StringGraphType>>("homeNetwork").Description("The key of the visitor's network.").Resolve(context => context.Source.HomeNetwork.Value);
        Field<NonNullGraphType<StringGraphType>>("tier").Description("What the visitor had paid for, in that network's word.").Resolve(context => context.Source.Tier.Value);
        Field<NonNullGraphType<BooleanGraphType>>("offline").Description("Whether the door decided alone, without network, and told of it later.").Resolve(context => context.Source.IsOffline);
        Field<StringGraphType>("doubt").Description("Why the directory would not have admitted the visitor whom the door admitted alone, stable and dotted; null where it would have.").Resolve(context => context.Source.Doubt);
    }
}
