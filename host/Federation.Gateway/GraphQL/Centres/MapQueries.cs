using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class MapQueries(TimeProvider clock) : IQueryFields
{
    /// <summary>A large screen, 3,840 by 2,160 pixels, has 61 times 35 squares of 64.</summary>
    private const int MostSquares = 2_500;

    public const int UsualPoints = 100;
    private const int MostPoints = 500;

    public void AddTo(QueryType query)
    {
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<CentreClusterType>>>>("centreClusters")
            .Description("Centres as a map in the Web Mercator projection shows them: those within one square of 64 pixels as one, from north to south and from west to east.")
            .Argument<NonNullGraphType<BoxInputType>>("box", $"What the map shows: at most {MostSquares} squares.")
            .Argument<NonNullGraphType<IntGraphType>>("zoom", $"0 where the world is 256 pixels wide, one more for each doubling, up to {MapView.MostZoom}.")
            .Argument<CentreFilterInputType>("filter", "Which ones; all where it is left out. A box in it is left aside.")
            .Resolve(context =>
            {
                int zoom = context.GetArgument<int>("zoom");
                if (zoom is < 0 or > MapView.MostZoom) throw CodedError.BadInput($"\"zoom\" goes from 0 to {MapView.MostZoom}; it was {zoom}.");
                var map = new MapView(CentreFilters.Box(context.GetArgument<BoxInput>("box")), zoom);
                if (map.Squares > MostSquares) throw CodedError.BadInput($"\"box\" has {map.Squares} squares at zoom {zoom}, and may have {MostSquares}. Ask for less, or at a lower zoom.");
                return context.Directory().Index.Clusters(CentreFilters.Read(context.GetArgument<CentreFilterInput?>("filter"), clock.GetUtcNow()), map, context.CancellationToken);
            });
        query.Field<NonNullGraphType<CentrePointsType>>("centrePoints")
            .Description("Centres as a map shows them from near: each by itself.")
            .Argument<NonNullGraphType<BoxInputType>>("box", "What the map shows.")
            .Argument<CentreFilterInputType>("filter", "Which ones; all where it is left out. A box in it is left aside.")
            .Argument<IntGraphType>("first", $"How many; 0 to {MostPoints}, {UsualPoints} by default.")
            .Resolve(context =>
            {
                int first = context.First(UsualPoints, MostPoints);
                var now = clock.GetUtcNow();
                return context.Directory().Index.Points(CentreFilters.Read(context.GetArgument<CentreFilterInput?>("filter"), now), CentreFilters.Box(context.GetArgument<BoxInput>("box")), first, now, context.CancellationToken);
            });
    }
}
