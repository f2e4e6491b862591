from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_people'),
    ]

    operations = [
        migrations.AddField(
            model_name='organisation',
            name='staff',
            field=models.PositiveIntegerField(
                blank=True,
                help_text='En équivalents temps plein.',
                null=True,
                verbose_name='agents',
            ),
        ),
    ]
