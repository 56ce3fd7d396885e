using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorPayloadType : ObjectGraphType<DoorPayload>
{
    public DoorPayloadType()
    {
        Name = "DoorPayload";
        Description = "What became of a command to a door.";
        Field<NonNullGraphType<DoorType>>("door").Description("After it; where it was refused, as it is.").Resolve(context => context.Source.Door);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DoorRefusalType>>>>("errors").Description("Why it was refused; empty when it was done.").Resolve(context => context.Source.Errors);
    }
}

internal sealed class OpenDoorPayloadType : ObjectGraphType<OpenDoorPayload>
{
    public OpenDoorPayloadType()
    {
        Name = "OpenDoorPayload";
        Description = "A nonce for a door to show.";
        Field<StringGraphType>("nonce").Description("What a phone signs: good for one pass, and until a door is started anew. Null where it was refused.").Resolve(context => context.Source.Nonce);
        Field<DateTimeScalar>("until").Description("From this moment on no pass over it is taken; null with \"nonce\".").Resolve(context => context.Source.Until);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DoorRefusalType>>>>("errors").Description("Why there is none; empty where there is one.").Resolve(context => context.Source.Errors);
    }
}
