using Federation.Cluster.Members.Doors.Offline;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorSpanType : ObjectGraphType<DoorSpan>
{
    public DoorSpanType()
    {
        Name = "DoorSpan";
        Description = "Time in which a centre admits visitors.";
        Field<NonNullGraphType<DateTimeScalar>>("from").Description("From this moment on.").Resolve(context => context.Source.From);
        Field<NonNullGraphType<DateTimeScalar>>("until").Description("To before this one.").Resolve(context => context.Source.Until);
    }
}
