using Federation.Registry.Criteria;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class AxisType : EnumerationGraphType
{
    public AxisType()
    {
        Name = "LabelAxis";
        Description = "One of the five sides of the label.";
        Add("TECHNICAL_PERFORMANCE", Axis.TechnicalPerformance, Axis.TechnicalPerformance.Name().English);
        Add("SERVICES", Axis.Services, Axis.Services.Name().English);
        Add("QUALITY", Axis.Quality, Axis.Quality.Name().English);
        Add("COMMITMENTS", Axis.Commitments, Axis.Commitments.Name().English);
        Add("INTEROPERABILITY", Axis.Interoperability, Axis.Interoperability.Name().English);
    }
}
