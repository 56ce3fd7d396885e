using Federation.Contracts;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class PriceUnitType : EnumerationGraphType
{
    public PriceUnitType()
    {
        Name = "PriceUnit";
        Description = "For how long, or how often, an amount is paid.";
        Add("HOUR", PriceUnit.Hour, "By the hour.");
        Add("HALF_DAY", PriceUnit.HalfDay, "By the morning or afternoon.");
        Add("DAY", PriceUnit.Day, "By the day.");
        Add("WEEK", PriceUnit.Week, "By the week.");
        Add("MONTH", PriceUnit.Month, "By the month.");
        Add("YEAR", PriceUnit.Year, "By the year.");
        Add("ENTRY", PriceUnit.Entry, "Each time that somebody comes in.");
    }
}
