using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class PlaceFilterInputType : InputObjectGraphType<PlaceFilterInput>
{
    public PlaceFilterInputType()
    {
        Name = "PlaceFilter";
        Description = "A part of the earth, named in one of these ways.";
        IsOneOf = true;
        Field<NearInputType>("near").Description("Within this circle; the list then goes nearest first, unless it is ordered otherwise.");
        Field<BoxInputType>("box").Description("Within this box.");
        Field<CommuteInputType>("commute").Description("Nearer to home than the office is; the list then begins with what saves most, unless it is ordered otherwise.");
    }
}
