using Federation.Cluster.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class ForeignLabelType : ObjectGraphType<CentreForeignLabel>
{
    public ForeignLabelType()
    {
        Name = "ForeignLabel";
        Description = "A label that another directory awarded to the place, as a peer hands it on. It is that directory's, and sets no level here.";
        Add<NonNullGraphType<StringGraphType>>("issuer", "The address of the directory that awarded it.", foreign => foreign.Label.Issuer);
        Add<IntGraphType>("level", "1 to 3: the lowest of its axes.", foreign => foreign.Label.Level);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<AxisLevelType>>>>("axes", "The levels on all five axes.", foreign => LabelView.Levels(foreign.Label.Axes));
        Add<DateTimeScalar>("validUntil", "From this moment on it counts no more.", foreign => foreign.Label.ValidUntil);
        Add<StringGraphType>("certificateUrl", "Where its certificate is, and tells whether it still holds.", foreign => foreign.Label.Certificate);
        Add<StringGraphType>("credential", "The certificate itself, for anybody to check.", foreign => foreign.Label.Credential);
        Add<NonNullGraphType<StringGraphType>>("listing", "The key of the listing that it came with.", foreign => foreign.Listing.Value);
        Field<NetworkType>("via").Description("The peer that hands it on, as the network that it is here.").Resolve(context => context.Directory().Networks.Load(context.Source.Listing.Network));
        Add<NonNullGraphType<LabelProofType>>("proof", "What was found of its proof when its listing was read.", foreign => foreign.Label.Proof);
    }

    private void Add<TType>(string name, string description, Func<CentreForeignLabel, object?> value)
        where TType : IGraphType =>
        Field<TType>(name).Description(description).Resolve(context => value(context.Source));
}
