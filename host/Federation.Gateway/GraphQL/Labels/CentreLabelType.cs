using Federation.Cluster.Labels.Certificates;
using Federation.Gateway.GraphQL.Writing;
using Federation.Registry.Labels;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class CentreLabelType : ObjectGraphType<LabelView>
{
    public CentreLabelType()
    {
        Name = "CentreLabel";
        Description = "The last label that a centre was awarded, as it stands now, and everything that happened to this one and those before it.";
        Add<NonNullGraphType<IntGraphType>>("number", "The centre's first label is 1; a new award is a new label.", view => view.Award.Number);
        Add<NonNullGraphType<LabelStateType>>("state", "Where it stands now: a label whose time is over has expired.", view => view.Label.StateAt(view.At));
        Add<IntGraphType>("heldLevel", "The level that the centre holds now; null where the label is suspended, expired or revoked.", view => view.Label.HeldAt(view.At)?.Overall);
        Add<NonNullGraphType<IntGraphType>>("level", "The level for which it was awarded: the lowest of its axes, never an average.", view => view.Award.Levels.Overall);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<AxisLevelType>>>>("axes", "The levels for which it was awarded, all five axes.", view => LabelView.Levels(view.Award.Levels));
        Add<NonNullGraphType<StringGraphType>>("criteriaVersion", "The version of the criteria under which it was awarded.", view => view.Award.CriteriaVersion);
        Add<NonNullGraphType<DateTimeScalar>>("awardedAt", "When.", view => view.Award.AwardedAt);
        Add<NonNullGraphType<DateTimeScalar>>("validUntil", "From this moment on it has expired.", view => view.Award.ValidUntil);
        Add<NonNullGraphType<StringGraphType>>("certificateKey", "Names its certificate, for the query certificate.", view => new CertificateId(view.History.Centre, view.Award.Number).ToString());
        Add<NonNullGraphType<IntGraphType>>("version", "What a decision about it names as madeOn. That a label has expired counts from its last moment on, though its history tells of it later.", view => view.Label.VersionAt(view.At));
        Add<DateTimeScalar>("appealUntil", "Until when its suspension may be appealed against; null where it is not suspended, or was appealed against.", view => view.Label.StateAt(view.At) == LabelState.Suspended ? view.Label.Suspension?.AppealUntil : null);
        Add<NonNullGraphType<BooleanGraphType>>("isAppealed", "Whether an appeal against its suspension waits for a decision.", view => view.Label.StateAt(view.At) == LabelState.Suspended && view.Label.Suspension?.Appeal == SuspensionAppeal.Pending);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<LabelEventType>>>>("history", "Everything that happened to the centre's labels, in order.", view => view.History.Events);
    }

    private void Add<TType>(string name, string description, Func<LabelView, object?> value)
        where TType : IGraphType =>
        Field<TType>(name).Description(description).Plain(value);
}
