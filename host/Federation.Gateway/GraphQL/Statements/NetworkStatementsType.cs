using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Members.Visits.Travel;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class NetworkStatementsType : ObjectGraphType<NetworkStatements>
{
    public NetworkStatementsType(TravelFactor factor)
    {
        Name = "NetworkStatements";
        Description = "A month of visits between a network and others, from both sides.";
        Field<NonNullGraphType<StringGraphType>>("networkKey").Description("The network's key.").Resolve(context => context.Source.Network.Value);
        Field<NonNullGraphType<StringGraphType>>("month").Description("The month.").Resolve(context => context.Source.Month.ToString());
        Field<NonNullGraphType<DateTimeScalar>>("closesAt").Description($"From when it is closed: {StatementTimes.DaysToClose} days after its end, in UTC.").Resolve(context => StatementTimes.ClosesAt(context.Source.Month));
        Field<NonNullGraphType<BooleanGraphType>>("closed").Description("Whether it is: then nothing of it changes any more, and what is corrected stands in a later statement.").Resolve(context => context.Source.IsClosed);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<VisitStatementType>>>>("hosted").Description("What it hosted, a statement for each other network, in order of their keys.").Resolve(context => context.Source.Hosted);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<VisitStatementType>>>>("sent").Description("What others hosted of its members, a statement for each host, in order of their keys.").Resolve(context => context.Source.Sent);
        Field<TravelTotalType>("hostedTravel").Description($"What ways its visitors were spared in this month, in total, by what their networks say. Null below {TravelTotal.FewestDays} visitor-days of such networks.")
            .Resolve(context => TravelTotal.Of(null, context.Source.Hosted.SelectMany(statement => statement.Lines), context.Source.Said, factor));
        Field<TravelTotalType>("sentTravel").Description("The same of its own members. Null also where the network says nothing of their ways.")
            .Resolve(context => TravelTotal.Of(null, context.Source.Sent.SelectMany(statement => statement.Lines), context.Source.Said, factor));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<TravelTotalType>>>>("hostedTravelByCentre").Description($"The same of each centre with {TravelTotal.FewestDays} such visitor-days or more, in order of their keys.")
            .Resolve(context => TravelTotal.ByCentre(context.Source.Hosted.SelectMany(statement => statement.Lines), context.Source.Said, factor));
    }
}
