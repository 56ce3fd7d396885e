using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Normalising.Hours;
using Federation.Gateway.GraphQL.Assessments;
using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Labels.Readings;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Members;
using Federation.Gateway.GraphQL.Networks;
using Federation.Gateway.GraphQL.Writing;
using GraphQL;
using GraphQL.Types;
using NodaTime;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreType : ObjectGraphType<CentreNode>
{
    private const int UsualAssessments = 20;
    private const int MostAssessments = 100;
    private const int DefaultVersions = 20;
    private const int MostVersions = 100;

    public CentreType(TimeProvider clock)
    {
        Name = "Centre";
        Description = "A coworking centre: the place itself, merged field by field from what the networks list of it.";
        Interface<NodeInterface>();
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id: stable, never reused.").Plain(centre => GlobalId.Of(centre.Id));
        Add<NonNullGraphType<StringGraphType>>("key", "The plain id, as in logs, feeds and the command line.", centre => centre.Id.Value);
        Add<NonNullGraphType<StringGraphType>>("name", "What the place is called.", centre => centre.Content.Name);
        Add<StringGraphType>("description", "What the place says of itself, plain text.", centre => centre.Content.Description);
        Add<AddressType>("address", "The postal address.", centre => centre.Content.Address);
        Add<LocationType>("location", "The point on the map.", centre => centre.Content.Location);
        Add<StringGraphType>("website", "An absolute http or https address.", centre => centre.Content.Website);
        Add<StringGraphType>("phone", "The telephone numbers in the international form, or what is listed where it was not understood.", centre => centre.Content.Phone);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<TelephoneType>>>>("phones", "The telephone numbers in it, where they are understood.", centre => centre.Content.Phones);
        Add<StringGraphType>("openingHours", "When it is open: in the grammar of OpenStreetMap where it was understood, else as listed.", centre => centre.Content.OpeningHours);
        AddAt<BooleanGraphType>("openNow", "Whether it is open, on its own clock; null where the hours are not understood, or do not tell.", clock, OpenAt);
        AddAt<DateTimeScalar>("nextChange", "When it next opens, closes or stops being sure; null where that is not known, or more than 400 days off.", clock, ChangeAfter);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<ServiceType>>>>("services", "Every service that at least one listing names.", centre => centre.Content.Services);
        Add<IntGraphType>("capacity", "Work places for people at one time.", centre => centre.Content.Capacity);
        Add<StringGraphType>("capacityText", "The work places in the source's words, where they are no number.", centre => centre.Content.CapacityText);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<SpokenLanguageType>>>>("languages", "The languages spoken there.", centre => centre.Content.Languages);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<AccessibilityFeatureType>>>>("accessibility", "For whom the place is made, as listed.", centre => centre.Content.Accessibility);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<PriceType>>>>("prices", "What it asks for, as listed.", centre => centre.Content.Prices);
        Add<StringGraphType>("labelClaim", "What a listing says of its own label: a claim, never a level that the directory confirms.", centre => centre.Content.LabelClaim);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<LabelClaimType>>>>("labelClaims", "What each listing says of its own label: claims, which prove nothing and set no level.", centre => LabelClaim.Of(centre.State));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ForeignLabelType>>>>("foreignLabels")
            .Description("Labels that other directories awarded to the place, as peers hand them on. They are theirs, and set no level here.")
            .Resolve(context => context.Source.Get(context.Directory(), centre => CentreForeignLabel.Of(centre.State, clock.GetUtcNow())));
        Field<CentreLabelType>("label")
            .Description("The label that the directory's registry awarded it, with its history; null where it never was awarded one.")
            .Argument<DateTimeScalar>("asOf", "The moment asked about, not later than now: state, levels, criteria and history as they were then, and null where none had been awarded. Now where it is left out, also of a centre that is asked for as of another moment.")
            .FieldType.Resolver = new CentreLabelValue(clock);
        Field<ListGraphType<NonNullGraphType<AssessmentType>>>("assessments")
            .Description("The applications for its label that are any business of who asks, newest first: the applicant's own; for managers of its networks, assessors and operators all. Null for whoever is not signed in.")
            .Argument<IntGraphType>("first", $"How many, 0 to {MostAssessments}; {UsualAssessments} where left out.")
            .Resolve(context =>
            {
                var directory = context.Directory();
                int first = context.First(UsualAssessments, MostAssessments);
                return directory.Assessments.Load(context.Source.Id).Select(views => views.Where(directory.MayRead).Reverse().Take(first));
            });
        Field<AdmissionRulesType>("admission")
            .Description("Which members of other networks it admits, and when; null where it never said so, and admits none.")
            .Resolve(context => context.Directory().Doors.Load(context.Source.Id).Select(door => door.Rules));
        Field<NetworkType>("doorKeeper")
            .Description("The network that keeps its door, and says whom it admits. Null where an operator has to name one: several list it, or the one that was named does no more.")
            .Resolve(context =>
            {
                var directory = context.Directory();
                return directory.KeeperOf(context.Source.Id).Select(keeper => keeper is { } network ? directory.Networks.Load(network) : null);
            });
        Field<NonNullGraphType<PreAssessmentType>>("preAssessment")
            .Description("What the directory's own data makes of it under the criteria in force, before anybody came and looked. It awards nothing.")
            .Resolve(context =>
            {
                var directory = context.Directory();
                var traces = directory.Traces.Load(context.Source.Id);
                var criteria = directory.Criteria;
                return context.Source.Get(directory, centre => traces.Select(seen => criteria.Select(versions => PreAssessment.Of(centre, seen, versions.At(directory.Now)))));
            });
        Field<NonNullGraphType<LabelReadingType>>("reading")
            .Description("It in plain words: what its label stands at and, apart from that, what the directory itself knows, at which level, by which evidence and when.")
            .Resolve(context => LabelReadings.Of(context.Source, context.Directory()));
        Add<NonNullGraphType<BooleanGraphType>>("stale", "True when no network shows the place any more.", centre => centre.IsStale);
        Add<NonNullGraphType<BooleanGraphType>>("closed", "True when every listing of it was removed: lists no longer show it, and it comes back with its first listing.", centre => centre.State.IsClosed);
        Add<NonNullGraphType<DateTimeScalar>>("openedAt", "When its first listing came in.", centre => centre.State.OpenedAt);
        Add<NonNullGraphType<DateTimeScalar>>("changedAt", "When anything about it last changed.", centre => centre.State.ChangedAt);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<NetworkType>>>>("networks")
            .Description("The networks that list it, in order of their ids.")
            .FieldType.Resolver = new CentreNetworks();
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<FieldProvenanceType>>>>("provenance", "For every filled field where its value comes from, and what others say.", FieldProvenance.Of);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CentreVersionType>>>>("history")
            .Description("Its versions, newest first, back to its opening.")
            .Argument<IntGraphType>("first", $"How many; 0 to {MostVersions}, {DefaultVersions} by default.")
            .Argument<IntGraphType>("before", "Only versions with a smaller number than this.")
            .Resolve(context =>
            {
                int first = context.First(DefaultVersions, MostVersions);
                int? before = context.GetArgument<int?>("before");
                return context.Directory().Histories.Load(context.Source.Id).Select(history => history.Where(version => before is null || version.Number < before).Take(first));
            });
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<ListingType>>>>("listings", "What each network says, before merging, in order of their keys.", centre => centre.State.Listings);
    }

    private void Add<TType>(string name, string description, Func<MergedCentre, object?> value)
        where TType : IGraphType =>
        Field<TType>(name).Description(description).FieldType.Resolver = new CentreValue(value);

    private void AddAt<TType>(string name, string description, TimeProvider clock, Func<MergedCentre, DateTimeOffset, object?> value)
        where TType : IGraphType =>
        Field<TType>(name).Description(description)
            .Argument<DateTimeScalar>("at", "The moment asked about, in the years 2000 to 2100; now where it is left out.")
            .Resolve(context =>
            {
                var at = MomentAsked.Read(context, clock);
                return context.Source.Get(context.Directory(), centre => value(centre, at));
            });

    private static object? OpenAt(MergedCentre centre, DateTimeOffset at) => OpenNow.StateAt(centre.Content, Instant.FromDateTimeOffset(at)) switch
    {
        HoursState.Open => true,
        HoursState.Closed => false,
        _ => null,
    };

    private static object? ChangeAfter(MergedCentre centre, DateTimeOffset at) => OpenNow.Of(centre.Content, Instant.FromDateTimeOffset(at)).NextChange?.ToDateTimeOffset();
}
