using System.Globalization;
using Federation.Cluster.Members.Doors.Offline;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorDayType : ObjectGraphType<KitDay>
{
    public DoorDayType()
    {
        Name = "DoorDay";
        Description = "A day on a centre's calendar.";
        Field<NonNullGraphType<StringGraphType>>("day").Description("Written 2026-11-30.").Resolve(context => Written(context.Source.Day));
        Field<NonNullGraphType<DateTimeScalar>>("from").Description("When it begins.").Resolve(context => context.Source.From);
        Field<NonNullGraphType<DateTimeScalar>>("until").Description("When the next begins.").Resolve(context => context.Source.Until);
    }

    internal static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
