using Federation.Cluster.Members.Visits.Travel;
using Federation.Gateway.GraphQL.Labels;
using Federation.Registry;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Statements;

internal sealed class TravelTotalType : ObjectGraphType<TravelTotal>
{
    private static readonly BilingualText Method = new(
        "Estimation : jours de visite × kilomètres en voiture qu'une journée épargne en moyenne à un membre, selon l'enquête de son réseau auprès de ses membres ; puis kilomètres × facteur d'émission. Aucun trajet de personne n'est connu ici.",
        "An estimate: visitor-days × the kilometres by car that a day spares a member on average, by the survey that the home network made among its members; then kilometres × the factor. No way of any person is known here.");

    public TravelTotalType(TravelFactor factor)
    {
        Name = "TravelTotal";
        Description = "What ways visits spared, in total: never of one person, and always with its method and factor.";
        Field<StringGraphType>("centreKey").Description("The centre's key; null for all centres.").Resolve(context => context.Source.Centre?.Value);
        Field<NonNullGraphType<IntGraphType>>("visitorDays").Description("Of visitors whose network says something of its members' ways.").Resolve(context => context.Source.VisitorDays);
        Field<NonNullGraphType<FloatGraphType>>("carKm").Description("Kilometres by car that were not driven.").Resolve(context => context.Source.CarKm);
        Field<NonNullGraphType<FloatGraphType>>("kgCo2e").Description("Kilograms of CO2 equivalents that they would have emitted.").Resolve(context => context.Source.KgCo2e);
        this.AddText("method", "How it is reckoned.", _ => Method);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<IntGraphType>>>>("surveyYears").Description("Of when the surveys are that it is reckoned from.").Resolve(context => context.Source.SurveyYears);
        Field<NonNullGraphType<FloatGraphType>>("factorKgPerKm").Description("Kilograms of CO2 equivalents for each kilometre by car.").Resolve(_ => factor.KgCo2ePerKm);
        Field<NonNullGraphType<IntGraphType>>("factorYear").Description("Of when the factor is.").Resolve(_ => factor.Year);
        this.AddText("factorSource", "Who says so, and of what.", _ => factor.Source);
        Field<NonNullGraphType<StringGraphType>>("factorUrl").Description("Where it stands.").Resolve(_ => factor.Url.ToString());
    }
}
