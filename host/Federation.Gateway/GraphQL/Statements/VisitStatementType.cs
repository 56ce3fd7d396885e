using Federation.Cluster.Members.Visits.Statements;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class VisitStatementType : ObjectGraphType<VisitStatement>
{
    private const int Usual = 20, Most = 100;

    public VisitStatementType(StatementReader reader)
    {
        Name = "VisitStatement";
        Description = "What one network hosted of another's members in a month: exact, without pseudonyms, for these two alone, and never changed once it is closed.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("Month, host and home network.").Resolve(context => context.Source.Id);
        Field<NonNullGraphType<StringGraphType>>("month").Description("The month.").Resolve(context => context.Source.Month.ToString());
        Field<NonNullGraphType<StringGraphType>>("host").Description("The key of the network that kept the doors.").Resolve(context => context.Source.Host.Value);
        Field<NonNullGraphType<StringGraphType>>("home").Description("The key of the visitors' network.").Resolve(context => context.Source.Home.Value);
        Field<NonNullGraphType<DateTimeScalar>>("closedAt").Description("When it was closed.").Resolve(context => context.Source.ClosedAt);
        Field<NonNullGraphType<StringGraphType>>("sha256").Description("Of everything in it, in lower hexadecimal digits: docs/visits.md tells of which bytes.").Resolve(context => context.Source.Sha256);
        Field<NonNullGraphType<IntGraphType>>("visitorDays").Description("Of all lines and counter-entries together.").Resolve(context => context.Source.Lines.Sum(line => line.VisitorDays) + context.Source.Corrections.Sum(entry => entry.VisitorDays));
        Field<NonNullGraphType<IntGraphType>>("visits").Description("Of all lines and counter-entries together.").Resolve(context => context.Source.Lines.Sum(line => line.Visits) + context.Source.Corrections.Sum(entry => entry.Visits));
        Field<NonNullGraphType<IntGraphType>>("doubtfulDays").Description("Of all lines and counter-entries together; not among visitorDays.").Resolve(context => context.Source.Lines.Sum(line => line.DoubtfulDays) + context.Source.Corrections.Sum(entry => entry.DoubtfulDays));
        Field<NonNullGraphType<IntGraphType>>("doubtfulVisits").Description("Of all lines and counter-entries together; not among visits.").Resolve(context => context.Source.Lines.Sum(line => line.DoubtfulVisits) + context.Source.Corrections.Sum(entry => entry.DoubtfulVisits));
        Field<NonNullGraphType<IntGraphType>>("lineCount").Description("How many lines it has.").Resolve(context => context.Source.Lines.Count);
        Paged(Field<NonNullGraphType<ListGraphType<NonNullGraphType<VisitLineType>>>>("lines").Description("A line for each centre and tier, in their order."))
            .ResolveAsync(async context => await reader.LinesAsync(context.Source, Skip(context), context.First(Usual, Most), context.CancellationToken));
        Field<NonNullGraphType<IntGraphType>>("correctionCount").Description("How many counter-entries it has.").Resolve(context => context.Source.Corrections.Count);
        Paged(Field<NonNullGraphType<ListGraphType<NonNullGraphType<VisitCorrectionType>>>>("corrections").Description("What it corrects of earlier statements between the two, in order of month, centre and tier."))
            .Resolve(context => context.Source.Corrections.Skip(Skip(context)).Take(context.First(Usual, Most)));
    }

    private static FieldBuilder<VisitStatement, object> Paged(FieldBuilder<VisitStatement, object> field) => field
        .Argument<IntGraphType>("first", $"How many, 0 to {Most}; {Usual} where left out.")
        .Argument<IntGraphType>("skip", "How many to pass over; a statement does not change, so that pages fit together.");

    private static int Skip(IResolveFieldContext context) => context.GetArgument<int?>("skip") is not { } skip ? 0 : skip >= 0 ? skip : throw CodedError.BadInput($"\"skip\" goes from 0; it was {skip}.");
}
