using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class FieldSourceType : ObjectGraphType<FieldSource>
{
    public FieldSourceType()
    {
        Name = "FieldSource";
        Description = "What one listing says of one field.";
        this.AddSourceFields(source => source);
    }
}
